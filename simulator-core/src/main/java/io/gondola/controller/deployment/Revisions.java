package io.gondola.controller.deployment;

import com.google.common.primitives.Longs;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ApiObject;
import java.util.OptionalLong;

/** The revision that a Deployment or a ReplicaSet carries as an annotation. */
final class Revisions {

  private Revisions() {}

  /** The revision; 0 if there is none yet, empty if the annotation is no number. */
  static OptionalLong of(ApiObject object) {
    String text = object.metadata().annotations().getOrDefault(DeploymentAnnotations.REVISION, "");
    if (text.isEmpty()) {
      return OptionalLong.of(0);
    }
    Long revision = Longs.tryParse(text);
    return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
  }

  /** The revision that follows all of these; what is no number is passed over. */
  static long next(Iterable<? extends ApiObject> objects) {
    long highest = 0;
    for (ApiObject object : objects) {
      highest = Math.max(highest, of(object).orElse(0));
    }
    return highest + 1;
  }

  /** The Deployment with the revision of its new ReplicaSet. */
  static Deployment shown(Deployment deployment, ReplicaSet newest) {
    String revision = newest.metadata().annotations().get(DeploymentAnnotations.REVISION);
    return revision == null
        ? deployment
        : deployment.withMetadata(
            deployment
                .metadata()
                .withAnnotations(
                    DeploymentAnnotations.with(
                        deployment.metadata().annotations(),
                        DeploymentAnnotations.REVISION,
                        revision)));
  }
}
