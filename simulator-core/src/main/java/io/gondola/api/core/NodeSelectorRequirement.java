package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/**
 * One condition on a label or field of a node: {@code In}, {@code NotIn}, {@code Exists}, {@code
 * DoesNotExist}, {@code Gt} or {@code Lt}.
 */
@ApiRecord
public record NodeSelectorRequirement(String key, String operator, ImmutableList<String> values)
    implements NodeSelectorRequirementBuilder.With {

  public NodeSelectorRequirement {
    key = Strings.nullToEmpty(key);
    operator = Strings.nullToEmpty(operator);
    values = OrEmpty.list(values);
  }
}
