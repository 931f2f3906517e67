package io.gondola.controller.deployment;

import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.GoJson;
import org.jspecify.annotations.Nullable;

/**
 * The value of the label {@code pod-template-hash}, which tells the pods of one template from those
 * of another and ends the ReplicaSet's name.
 *
 * <p>Kubernetes hashes a dump of Go's own data types, which nobody else can reproduce; what is
 * hashed here is another text, by the same function and encoding.
 */
final class PodTemplateHash {

  static final String LABEL = "pod-template-hash";

  /** No vowels and nothing that reads like one, so that no word comes out. */
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  /** The starting value and the factor of 32-bit FNV-1a. */
  private static final int FNV_OFFSET = 0x811c9dc5;

  private static final int FNV_PRIME = 0x01000193;

  private int hash = FNV_OFFSET;

  private PodTemplateHash() {}

  /**
   * Costs a walk over the whole template: keep the result.
   *
   * @param collisionCount another count gives another hash, when a name was taken
   */
  static String of(PodTemplateSpec template, @Nullable Integer collisionCount) {
    PodTemplateHash fnv = new PodTemplateHash();
    fnv.add(GoJson.write(template));
    if (collisionCount != null) {
      fnv.addLong(collisionCount);
    }
    return encode(Integer.toUnsignedString(fnv.hash));
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      addByte(c);
      if (c > 0xff) {
        addByte(c >> 8);
      }
    }
  }

  private void addLong(long value) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      addByte((int) (value >> shift));
    }
  }

  private void addByte(int value) {
    hash = (hash ^ (value & 0xff)) * FNV_PRIME;
  }

  /** Maps each character to one that is safe in a name, as for all of Kubernetes' random names. */
  static String encode(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      safe.append(ALPHABET.charAt(text.charAt(i) % ALPHABET.length()));
    }
    return safe.toString();
  }
}
