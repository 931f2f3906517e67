package io.gondola.testing;

import io.gondola.ClusterConfig;

/** Runs rollouts, and says which test frameworks it can see. */
final class BareMain {

  private BareMain() {}

  public static void main(String[] args) {
    System.out.println(
        "all hold: " + RolloutProperties.check("Recreate", ClusterConfig.DEFAULT).allHold());
    for (String framework :
        new String[] {
          "org.junit.jupiter.api.Test", "org.assertj.core.api.Assertions", "net.jqwik.api.Property"
        }) {
      System.out.println(framework + ": " + isThere(framework));
    }
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
