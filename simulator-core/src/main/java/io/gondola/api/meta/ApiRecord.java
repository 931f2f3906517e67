package io.gondola.api.meta;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Marks a record of the Kubernetes API: the build generates its builder and its {@code with…}
 * methods.
 *
 * <p>A component that is left out reads as Kubernetes' zero value: an empty string, list or map, or
 * zero. Where Kubernetes tells "unset" from zero, the component is {@code @Nullable}.
 */
@RecordBuilder.Template(
    options =
        @RecordBuilder.Options(
            addClassRetainedGenerated = false,
            addSingleItemCollectionBuilders = false,
            addFunctionalMethodsToWith = false,
            addStaticBuilder = false,
            enableGetters = false,
            setterPrefix = "",
            useImmutableCollections = false))
public @interface ApiRecord {}
