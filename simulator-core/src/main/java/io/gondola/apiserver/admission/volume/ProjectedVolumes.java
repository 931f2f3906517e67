package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ProjectedVolumeSource;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Paths;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;

/** Checks volumes that put several sources into one directory. */
final class ProjectedVolumes {

  private static final ImmutableList<String> SOURCES =
      ImmutableList.of(
          "secret",
          "configMap",
          "downwardAPI",
          "serviceAccountToken",
          "clusterTrustBundle",
          "podCertificate");
  private static final long MIN_TOKEN_SECONDS = 600;
  private static final long MAX_TOKEN_SECONDS = 1L << 32;

  private ProjectedVolumes() {}

  static void validate(ProjectedVolumeSource volume, Field at) {
    FileVolumes.mode(volume.defaultMode(), at.child("defaultMode"));
    ImmutableList<Raw> sources = Raw.of(volume.other()).children("sources");
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      Raw source = sources.get(i);
      Field field = at.child("sources").index(i);
      keys(source, "secret", paths, field, at);
      keys(source, "configMap", paths, field, at);
      fields(source, paths, field.child("downwardAPI"), at);
      if (source.has("serviceAccountToken")) {
        token(source.child("serviceAccountToken"), field.child("serviceAccountToken"), at);
      }
      if (SOURCES.stream().filter(source::has).count() > 1) {
        field.forbidden("may not specify more than 1 volume type per source");
      }
    }
  }

  private static void keys(Raw source, String kind, Set<String> paths, Field at, Field volume) {
    if (!source.has(kind)) {
      return;
    }
    Raw object = source.child(kind);
    if (object.text("name").isEmpty()) {
      at.child(kind).child("name").required();
    }
    ImmutableList<Raw> items = object.children("items");
    for (int i = 0; i < items.size(); i++) {
      Field item = at.child(kind).child("items").index(i);
      FileVolumes.keyToPath(items.get(i).text("key"), items.get(i).text("path"), item);
      FileVolumes.mode(items.get(i), "mode", item);
      unique(items.get(i).text("path"), object.text("name"), paths, volume);
    }
  }

  private static void fields(Raw source, Set<String> paths, Field at, Field volume) {
    for (Raw item : source.child("downwardAPI").children("items")) {
      RemoteVolumes.downwardItem(item, at);
      unique(item.text("path"), item.text("path"), paths, volume);
    }
  }

  private static void unique(String path, String shown, Set<String> paths, Field at) {
    if (!path.isEmpty() && !paths.add(path)) {
      at.invalid(shown, "conflicting duplicate paths");
    }
  }

  /** Kubernetes notes a bad path at the volume, not at the token. */
  private static void token(Raw token, Field at, Field volume) {
    long seconds = token.number("expirationSeconds").orElse(MIN_TOKEN_SECONDS);
    if (seconds < MIN_TOKEN_SECONDS) {
      at.child("expirationSeconds")
          .invalid(seconds, "may not specify a duration less than 10 minutes");
    }
    if (seconds > MAX_TOKEN_SECONDS) {
      at.child("expirationSeconds")
          .invalid(seconds, "may not specify a duration larger than 2^32 seconds");
    }
    if (token.text("path").isEmpty()) {
      volume.child("path").required();
    } else {
      Paths.descendingNotReserved(token.text("path"), volume.child("path"));
    }
  }
}
