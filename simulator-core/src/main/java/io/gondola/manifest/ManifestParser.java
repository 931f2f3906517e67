package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.manifest.ManifestProblem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the objects of one manifest and collects what is wrong with them. */
final class ManifestParser {

  private static final String METADATA = "metadata";
  private static final String ITEMS = "items";

  private final Schema schema = Schema.kubernetes();
  private final List<ManifestProblem> problems = new ArrayList<>();
  private final ImmutableList.Builder<ApiObject> objects = ImmutableList.builder();

  ImmutableList<ManifestProblem> problems() {
    return ImmutableList.copyOf(problems);
  }

  /** The objects that can be read. */
  ImmutableList<ApiObject> parse(String text) {
    for (Document document : DocumentReader.read(text, problems::add)) {
      if (!document.isEmpty()) {
        read(document, document.root(), "");
      }
    }
    return objects.build();
  }

  /** The object of a tree that came from no text; the exception has no lines. */
  ApiObject read(Node root) {
    return object(new Document(0, 0, true, root), TypeMeta.of(root), (Node.Mapping) root);
  }

  private void read(Document document, Node node, String path) {
    try {
      TypeMeta type = TypeMeta.of(node);
      Node.Mapping mapping = (Node.Mapping) node;
      if (type.kind().endsWith("List") && mapping.get(ITEMS) instanceof Node.Sequence items) {
        readItems(document, items, FieldPath.join(path, ITEMS));
      } else {
        objects.add(object(document, type, mapping));
      }
    } catch (DecodeException e) {
      ImmutableList<Place> places =
          e.places().stream()
              .map(place -> new Place(place.line(), FieldPath.join(path, place.field())))
              .collect(ImmutableList.toImmutableList());
      problems.add(new ManifestProblem(document.number(), e.getMessage(), places));
    }
  }

  private void readItems(Document document, Node.Sequence items, String path) {
    for (int i = 0; i < items.items().size(); i++) {
      read(document, items.items().get(i), path + "[" + i + "]");
    }
  }

  private ApiObject object(Document document, TypeMeta typeMeta, Node.Mapping mapping) {
    ResourceType<?> type =
        Kinds.find(typeMeta.apiVersion(), typeMeta.kind())
            .orElseThrow(() -> unknownKind(typeMeta, mapping));
    StrictDecoder decoder = new StrictDecoder(schema);
    try {
      Map<String, Object> tree = tree(typeMeta, mapping, decoder);
      refuseUnlessStrict(document, mapping, decoder);
      return ObjectCodec.decode(type, tree);
    } catch (DecodeException e) {
      throw new DecodeException(
          "%s in version \"%s\" cannot be handled as a %s: %s"
              .formatted(typeMeta.kind(), typeMeta.version(), typeMeta.kind(), e.getMessage()),
          e.places());
    }
  }

  /** Only the metadata is checked where the fields of a kind are not known. */
  private Map<String, Object> tree(TypeMeta type, Node.Mapping mapping, StrictDecoder decoder) {
    FieldPath root = FieldPath.root("");
    StructType known = schema.object(type.apiVersion(), type.kind());
    if (known != null) {
      return decoder.struct(known, mapping, root);
    }
    Map<String, Object> tree = PlainTrees.mapWithoutNulls(mapping.plain());
    Node metadata = mapping.get(METADATA);
    if (metadata != null && tree.containsKey(METADATA)) {
      StructType pod = schema.struct("Pod");
      StructType owner = new StructType(type.kind(), pod.fields());
      FieldType metadataType = pod.fields().get(METADATA).type();
      tree.put(METADATA, decoder.value(metadataType, metadata, root.field(owner, METADATA)));
    }
    return tree;
  }

  private static void refuseUnlessStrict(
      Document document, Node.Mapping mapping, StrictDecoder decoder) {
    ImmutableList<String> texts =
        Stream.concat(
                RepeatedKeys.texts(document, mapping).stream(),
                decoder.unknownFields().stream()
                    .map(place -> "unknown field \"" + place.field() + "\""))
            .collect(ImmutableList.toImmutableList());
    if (!texts.isEmpty()) {
      ImmutableList<Place> places =
          ImmutableList.<Place>builder()
              .addAll(RepeatedKeys.places(mapping))
              .addAll(decoder.unknownFields())
              .build();
      throw new DecodeException("strict decoding error: " + String.join(", ", texts), places);
    }
  }

  private static DecodeException unknownKind(TypeMeta type, Node.Mapping mapping) {
    Node kind = mapping.get("kind");
    return new DecodeException(
        "no matches for kind \"%s\" in version \"%s\"".formatted(type.kind(), type.apiVersion()),
        kind == null ? mapping.line() : kind.line(),
        "kind");
  }
}
