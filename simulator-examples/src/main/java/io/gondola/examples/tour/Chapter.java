package io.gondola.examples.tour;

import io.gondola.Cluster;

/** A part of the tour. */
interface Chapter {

  /** The cluster that it plays on. */
  default Cluster cluster() {
    return Cluster.withNodes(3);
  }

  /** Does things and says what is to be said about them. */
  void tell(Stage stage);
}
