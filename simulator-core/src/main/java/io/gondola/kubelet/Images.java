package io.gondola.kubelet;

import com.google.common.collect.ImmutableMap;

/**
 * Which image behaves how.
 *
 * @param behaviors by image name as it stands in a pod, tag included
 * @param fallback the behaviour of all other images
 */
public record Images(ImmutableMap<String, ImageBehavior> behaviors, ImageBehavior fallback) {

  /** Every image is a small server. */
  public static final Images DEFAULT = new Images(ImmutableMap.of(), ImageBehavior.WEB_SERVER);

  public ImageBehavior of(String image) {
    return behaviors.getOrDefault(image, fallback);
  }

  /** The same with the behaviour of one image set. */
  public Images with(String image, ImageBehavior behavior) {
    ImmutableMap.Builder<String, ImageBehavior> next = ImmutableMap.builder();
    next.putAll(behaviors).put(image, behavior);
    return new Images(next.buildKeepingLast(), fallback);
  }
}
