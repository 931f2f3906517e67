package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;

/** Checks the resource claims of a pod. */
final class ResourceClaimsValidation {

  private static final String CLAIM = "resourceClaimName";
  private static final String TEMPLATE = "resourceClaimTemplateName";

  private ResourceClaimsValidation() {}

  static void validate(ImmutableList<Raw> claims, Field at) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < claims.size(); i++) {
      claim(claims.get(i), names, at.index(i));
    }
  }

  private static void claim(Raw claim, Set<String> names, Field at) {
    String name = claim.text("name");
    if (name.isEmpty()) {
      at.child("name").required();
    } else if (!names.add(name)) {
      at.child("name").duplicate(name);
    } else {
      Names.label(name, at.child("name"));
    }
    if (claim.has(CLAIM) && claim.has(TEMPLATE)) {
      at.invalid(
          claim.fields(),
          "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
    }
    if (!claim.has(CLAIM) && !claim.has(TEMPLATE)) {
      at.invalid(
          claim.fields(), "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
    }
    for (String reference : ImmutableList.of(CLAIM, TEMPLATE)) {
      if (claim.has(reference)) {
        Names.subdomain(claim.text(reference), at.child(reference));
      }
    }
  }
}
