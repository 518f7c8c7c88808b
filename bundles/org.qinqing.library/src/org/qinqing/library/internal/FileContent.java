package org.qinqing.library.internal;

import java.util.List;
import java.util.Map;
import org.qinqing.library.internal.Blocks.Block;
import org.qinqing.pack.Diagnostic;

/**
 * What a reader of one format found in a file.
 *
 * @param format as in {@link org.qinqing.library.ImportStructure#format()}
 * @param charset of a text file, else empty
 * @param meta front matter and the like, by lower-case name
 * @param blocks paragraphs in order, as they stand there
 * @param findings remarks about the reading
 */
record FileContent(
    String format,
    String charset,
    Map<String, String> meta,
    List<Block> blocks,
    List<Diagnostic> findings) {
  FileContent {
    meta = Map.copyOf(meta);
    blocks = List.copyOf(blocks);
    findings = List.copyOf(findings);
  }
}
