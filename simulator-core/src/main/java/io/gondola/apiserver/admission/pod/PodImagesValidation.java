package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.apiserver.admission.field.Field;

/** Checks images of a pod's own containers, more strictly than in templates. */
public final class PodImagesValidation {

  private PodImagesValidation() {}

  /** Notes images with leading or trailing blanks. */
  public static void validate(ImmutableList<Container> containers, Field at) {
    for (int i = 0; i < containers.size(); i++) {
      image(containers.get(i).image(), at.index(i).child("image"));
    }
  }

  static void image(String image, Field at) {
    if (!image.strip().equals(image)) {
      at.invalid(image, "must not have leading or trailing whitespace");
    }
  }
}
