package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.kubelet.NodeShape;
import org.junit.jupiter.api.Test;

class NodeShapesTest {

  @Test
  void node_hasARangeOf256AddressesUsually() {
    assertThat(NodeShapes.shape(3, 110))
        .isEqualTo(new NodeShape("node-3", "192.168.0.3", "10.244.3.0/24"));
    assertThat(NodeShapes.shape(300, 110))
        .isEqualTo(new NodeShape("node-300", "192.168.1.44", "10.245.44.0/24"));
  }

  @Test
  void nodeOfManyPods_hasALargerRange() {
    assertThat(NodeShapes.shape(1, 10_000).podCidr()).isEqualTo("10.244.64.0/18");
  }
}
