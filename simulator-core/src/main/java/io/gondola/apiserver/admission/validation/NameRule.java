package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.NameSyntax;

/** What names objects of a kind may have. */
enum NameRule {
  /** Dots are allowed, up to 253 characters. */
  SUBDOMAIN,
  /** No dots, up to 63 characters. */
  LABEL;

  /** What is wrong with the name; empty if nothing is. */
  ImmutableList<String> errors(String name) {
    return switch (this) {
      case SUBDOMAIN -> NameSyntax.dns1123Subdomain(name);
      case LABEL -> NameSyntax.dns1123Label(name);
    };
  }
}
