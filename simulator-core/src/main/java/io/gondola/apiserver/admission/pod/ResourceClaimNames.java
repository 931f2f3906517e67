package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;
import java.util.LinkedHashSet;
import java.util.Set;

/** Checks the pod's resource claims that a container uses, whole or one request of them. */
final class ResourceClaimNames {

  private ResourceClaimNames() {}

  static void validate(ImmutableList<Raw> uses, ImmutableSet<String> claims, Field at) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < uses.size(); i++) {
      String name = uses.get(i).text("name");
      if (name.isEmpty()) {
        at.index(i).required();
        continue;
      }
      repetition(name, uses.get(i).text("request"), seen, at.index(i));
      if (!claims.contains(name)) {
        at.index(i).notFound(name, missing(claims));
      }
    }
  }

  private static void repetition(String name, String request, Set<String> seen, Field at) {
    if (seen.contains(name)) {
      at.duplicate(name);
      return;
    }
    if (!request.isEmpty()) {
      Names.label(request, at.child("request"));
    }
    String key = request.isEmpty() ? name : name + "/" + request;
    if (seen.contains(key)) {
      at.duplicate(key);
    } else if (request.isEmpty()) {
      seen.stream()
          .filter(other -> other.startsWith(name + "/"))
          .forEach(other -> at.duplicate(name));
    }
    seen.add(key);
  }

  private static String missing(ImmutableSet<String> claims) {
    String rule = "must be one of the names in pod.spec.resourceClaims";
    return claims.isEmpty()
        ? rule + " which is empty"
        : rule + ": " + String.join(", ", ImmutableList.sortedCopyOf(claims));
  }
}
