package org.qinqing.trust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.trust.internal.SiteIndex.Entry;
import org.qinqing.trust.internal.SiteIndex.Key;
import org.qinqing.trust.internal.Statement.Form;
import org.qinqing.trust.internal.Statement.FutureFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes an index of the one before.
 *
 * @param number of the index it makes
 * @param gone what is no longer offered
 * @param entries what is new or different
 */
record SiteDelta(long number, List<Key> gone, List<Entry> entries) implements Statement {
  SiteDelta {
    gone = List.copyOf(gone);
    entries = List.copyOf(entries);
  }

  @Override
  public byte[] bytes() {
    ObjectNode root = Form.object().put("format", FORMAT).put("number", number);
    ArrayNode left = root.putArray("gone");
    gone.forEach(key -> left.addObject().put("file", key.file()).put("id", key.id()));
    ArrayNode all = root.putArray("offers");
    entries.forEach(entry -> all.add(entry.node()));
    return Form.bytes(root);
  }

  static Optional<SiteDelta> read(byte[] bytes) throws FutureFormat {
    return Form.read(
        bytes,
        root -> {
          List<Key> gone = new ArrayList<>();
          for (JsonNode key : root.required("gone")) {
            gone.add(new Key(Form.text(key, "file"), Form.text(key, "id")));
          }
          List<Entry> entries = new ArrayList<>();
          root.required("offers").forEach(entry -> entries.add(Entry.of(entry)));
          return new SiteDelta(root.required("number").longValue(), gone, entries);
        });
  }
}
