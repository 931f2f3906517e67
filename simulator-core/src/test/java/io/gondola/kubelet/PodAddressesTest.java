package io.gondola.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodAddressesTest {

  @Test
  void addresses_areGivenOutOneAfterTheOther() {
    PodAddresses addresses = new PodAddresses("10.244.3.0/24");

    assertThat(addresses.take()).isEqualTo("10.244.3.2");
    assertThat(addresses.take()).isEqualTo("10.244.3.3");
    addresses.giveBack("10.244.3.2");
    assertThat(addresses.take()).isEqualTo("10.244.3.4");
  }

  @Test
  void usedUpRange_givesTheAddressThatHasRestedLongest() {
    PodAddresses addresses = new PodAddresses("10.244.3.0/29");
    for (int i = 2; i <= 6; i++) {
      assertThat(addresses.take()).isEqualTo("10.244.3." + i);
    }

    addresses.giveBack("10.244.3.5");
    addresses.giveBack("10.244.3.3");

    assertThat(addresses.take()).isEqualTo("10.244.3.5");
    assertThat(addresses.take()).isEqualTo("10.244.3.3");
  }

  @Test
  void largeRange_goesOnBeyond256() {
    PodAddresses addresses = new PodAddresses("10.244.64.0/18");
    String last = "";
    for (int i = 0; i < 1000; i++) {
      last = addresses.take();
    }

    assertThat(last).isEqualTo("10.244.67.233");
  }
}
