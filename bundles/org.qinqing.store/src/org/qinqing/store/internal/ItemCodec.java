package org.qinqing.store.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.qinqing.store.VaultException;
import org.qinqing.store.VaultItem;

/** Items as bytes: their number, then each one's time and texts, texts with their length before. */
final class ItemCodec {
  private ItemCodec() {}

  static byte[] write(Collection<VaultItem> items) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(items.size());
    for (VaultItem item : items) {
      out.writeLong(item.at().toEpochMilli());
      for (String text : List.of(item.id(), item.kind(), item.title(), item.content())) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
    }
    return bytes.toByteArray();
  }

  static List<VaultItem> read(byte[] bytes) throws VaultException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      int count = in.readInt();
      List<VaultItem> items = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Instant at = Instant.ofEpochMilli(in.readLong());
        items.add(new VaultItem(text(in), at, text(in), text(in), text(in)));
      }
      return items;
    } catch (IOException e) {
      throw new VaultException(VaultException.Reason.DAMAGED);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("length " + length);
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
