package io.gondola.manifest;

/**
 * Where the decoder is.
 *
 * @param path for people, with the places in lists: {@code spec.containers[0].image}
 * @param struct the innermost Go struct
 * @param goPath as Go's decoder has it, without places: {@code spec.containers.image}
 */
record FieldPath(String path, String struct, String goPath) {

  static FieldPath root(String path) {
    return new FieldPath(path, "", "");
  }

  FieldPath field(StructType owner, String name) {
    return new FieldPath(join(path, name), owner.name(), join(goPath, name));
  }

  FieldPath item(int index) {
    return new FieldPath(path + "[" + index + "]", struct, goPath);
  }

  FieldPath key(String key) {
    return new FieldPath(path + "[" + key + "]", struct, goPath);
  }

  static String join(String path, String name) {
    if (path.isEmpty() || name.isEmpty()) {
      return path + name;
    }
    return path + "." + name;
  }
}
