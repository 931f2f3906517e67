package io.gondola;

import io.gondola.kubelet.NodeShape;

/** Names and addresses of the nodes. */
final class NodeShapes {

  private static final long POD_NETWORK = 10L << 24;

  /** What most clusters give their pods: 10.244.0.0 and on. */
  private static final long FIRST_POD_RANGE = 244L << 16;

  private static final long FIRST_HOST = (192L << 24) | (168L << 16);

  /** A node's range has 256 addresses, as in Kubernetes. */
  private static final int USUAL_BITS = 8;

  /** The range itself, the node's own end, the broadcast address, and some to spare. */
  private static final int RESERVED = 8;

  private NodeShapes() {}

  /**
   * The node of a number, counted from 1.
   *
   * @param pods how many pods it runs at most: more than fit in a usual range make it larger
   */
  static NodeShape shape(int number, int pods) {
    int bits = USUAL_BITS;
    while ((1L << bits) < (long) pods + RESERVED) {
      bits++;
    }
    // Past 10.255 from 10.0 on, which reaches the Services' 10.96 only after 27,000 usual nodes.
    long range = POD_NETWORK | ((FIRST_POD_RANGE + ((long) number << bits)) & 0xffffff);
    return new NodeShape(
        "node-" + number, dotted(FIRST_HOST + number), dotted(range) + "/" + (32 - bits));
  }

  private static String dotted(long address) {
    return "%s.%s.%s.%s"
        .formatted(address >> 24 & 0xff, address >> 16 & 0xff, address >> 8 & 0xff, address & 0xff);
  }
}
