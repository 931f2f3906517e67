package io.gondola.kubelet;

/**
 * What a kubelet needs to know of its node.
 *
 * @param podCidr the range its pods get their addresses from, such as {@code 10.244.3.0/24}
 */
public record NodeShape(String name, String hostIp, String podCidr) {}
