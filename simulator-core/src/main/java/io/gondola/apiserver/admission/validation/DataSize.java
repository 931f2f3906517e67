package io.gondola.apiserver.admission.validation;

import com.google.common.base.Utf8;
import java.util.Collection;

/** How much a ConfigMap or Secret holds. */
final class DataSize {

  /** 1 MiB: what the store can take in one piece. */
  static final int MAX = 1024 * 1024;

  private DataSize() {}

  static long ofTexts(Collection<String> texts) {
    return texts.stream().mapToLong(Utf8::encodedLength).sum();
  }

  /** Bytes behind base64 text. */
  static long ofBase64(Collection<String> texts) {
    return texts.stream().mapToLong(text -> text.replace("=", "").length() * 3L / 4).sum();
  }
}
