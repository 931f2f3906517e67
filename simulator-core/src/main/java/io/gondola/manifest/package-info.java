/**
 * Text to objects and back: manifests in YAML and JSON, and patches.
 *
 * <p>Uses only {@code io.gondola.api}. Reading goes in steps, each a class: {@link
 * io.gondola.manifest.DocumentReader} cuts the text into documents and reads each into a {@link
 * io.gondola.manifest.Node} tree that knows its lines, {@link io.gondola.manifest.StrictDecoder}
 * holds the tree against Kubernetes' {@link io.gondola.manifest.Schema}, and {@link
 * io.gondola.manifest.RecordCodec} turns it into records. Start with {@link
 * io.gondola.manifest.Manifest}.
 */
@NullMarked
package io.gondola.manifest;

import org.jspecify.annotations.NullMarked;
