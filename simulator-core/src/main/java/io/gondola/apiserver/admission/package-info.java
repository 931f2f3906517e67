/**
 * Admission: what the API server does to an object before it is stored. It fills in Kubernetes'
 * defaults and says what is wrong, all of it at once; it stores nothing and throws nothing.
 *
 * <p>Uses {@code io.gondola.api} only. Start with {@link io.gondola.apiserver.admission.Admission}.
 */
@NullMarked
package io.gondola.apiserver.admission;

import org.jspecify.annotations.NullMarked;
