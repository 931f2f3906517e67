package io.gondola.manifest;

/**
 * One document of a manifest.
 *
 * @param number from 1
 * @param firstLine where it starts, from 1 in the whole text
 * @param json whether it is written in JSON
 * @param root a null scalar if the document holds nothing but comments
 */
record Document(int number, int firstLine, boolean json, Node root) {

  boolean isEmpty() {
    return root instanceof Node.Scalar scalar && scalar.value() == null;
  }
}
