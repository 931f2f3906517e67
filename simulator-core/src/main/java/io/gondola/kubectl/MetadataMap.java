package io.gondola.kubectl;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ObjectMeta;

/** Which of the two maps of an object's metadata is meant. */
enum MetadataMap {
  LABELS("label", "label"),
  ANNOTATIONS("annotate", "annotation");

  private final String command;
  private final String noun;

  MetadataMap(String command, String noun) {
    this.command = command;
    this.noun = noun;
  }

  String command() {
    return command;
  }

  String noun() {
    return noun;
  }

  ImmutableSortedMap<String, String> of(ObjectMeta metadata) {
    return this == LABELS ? metadata.labels() : metadata.annotations();
  }

  ObjectMeta with(ObjectMeta metadata, ImmutableSortedMap<String, String> values) {
    return this == LABELS ? metadata.withLabels(values) : metadata.withAnnotations(values);
  }
}
