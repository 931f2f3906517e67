package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.ApiObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code kubectl set image}. */
final class SetImageCommand implements Command {

  @Override
  public String summary() {
    return "Change the images of containers: CONTAINER=IMAGE, or *=IMAGE for all.";
  }

  @Override
  public Flags flags() {
    return Flags.of(Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ImmutableList<String> pairs =
        arguments.words().stream()
            .filter(word -> word.contains("="))
            .collect(ImmutableList.toImmutableList());
    if (pairs.isEmpty()) {
      throw new KubectlException("at least one image update is required");
    }
    ImmutableMap<String, String> images = images(pairs);
    ResourceWords words =
        ResourceWords.parse(
            arguments.words().stream().filter(word -> !word.contains("=")).toList(), "set image");
    for (ApiObject object : new Finder(session, arguments).findChosen(words)) {
      session.attempt(() -> setImages(object, images, session));
    }
  }

  private static ImmutableMap<String, String> images(ImmutableList<String> pairs) {
    Map<String, String> images = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      images.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return ImmutableMap.copyOf(images);
  }

  /** Says nothing where nothing changes. */
  private static void setImages(
      ApiObject object, ImmutableMap<String, String> images, Session session) {
    ApiObject after = PodSpecs.change(session.cluster(), object, spec -> changed(spec, images));
    if (!ApplyCommand.isSame(object, after)) {
      session.print(Kind.label(object.resourceType(), object.name()) + " image updated");
    }
  }

  private static PodSpec changed(PodSpec spec, ImmutableMap<String, String> images) {
    PodSpec next = spec;
    for (Map.Entry<String, String> image : images.entrySet()) {
      next = PodSpecs.withImage(next, image.getKey(), image.getValue());
    }
    return next;
  }
}
