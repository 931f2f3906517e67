package io.gondola.testing.junit;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The manifests that the annotations of a test name. The only place that reads files for it. */
final class ManifestSource {

  private ManifestSource() {}

  /** Their texts: those of outer classes first, those of the method last. */
  static ImmutableList<String> of(ExtensionContext context) {
    ImmutableList.Builder<String> texts = ImmutableList.builder();
    for (Class<?> type : TestConfig.classes(context).reverse()) {
      read(AnnotationSupport.findRepeatableAnnotations(type, Manifest.class), type)
          .forEach(texts::add);
    }
    read(
            AnnotationSupport.findRepeatableAnnotations(context.getTestMethod(), Manifest.class),
            context.getRequiredTestClass())
        .forEach(texts::add);
    return texts.build();
  }

  private static Stream<String> read(List<Manifest> manifests, Class<?> relativeTo) {
    return manifests.stream().map(manifest -> read(manifest, relativeTo));
  }

  private static String read(Manifest manifest, Class<?> relativeTo) {
    long parts =
        Stream.of(manifest.value(), manifest.resource(), manifest.file())
            .filter(part -> !part.isEmpty())
            .count();
    if (parts != 1) {
      throw new ExtensionConfigurationException(
          "@Manifest of %s must have one of: text, resource, file; it has %s"
              .formatted(relativeTo.getName(), parts));
    }
    if (!manifest.resource().isEmpty()) {
      return resource(manifest.resource(), relativeTo);
    }
    return manifest.file().isEmpty() ? manifest.value() : file(manifest.file());
  }

  private static String resource(String name, Class<?> relativeTo) {
    try (InputStream stream = relativeTo.getResourceAsStream(name)) {
      if (stream == null) {
        throw new ExtensionConfigurationException(
            "no resource \"%s\" beside %s; start it with a slash if it is at the root"
                .formatted(name, relativeTo.getName()));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ExtensionConfigurationException("cannot read resource " + name, e);
    }
  }

  private static String file(String name) {
    Path path = Path.of(name);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new ExtensionConfigurationException(
          "cannot read file " + Objects.requireNonNull(path.toAbsolutePath()).normalize(), e);
    }
  }
}
