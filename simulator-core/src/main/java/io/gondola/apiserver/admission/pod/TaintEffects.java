package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;

/** Checks what a taint does. */
public final class TaintEffects {

  private static final ImmutableList<String> EFFECTS =
      ImmutableList.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private TaintEffects() {}

  public static void validate(String effect, Field at) {
    at.oneOf(effect, EFFECTS);
  }
}
