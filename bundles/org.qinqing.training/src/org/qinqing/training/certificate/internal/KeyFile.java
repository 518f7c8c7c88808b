package org.qinqing.training.certificate.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.data.AtomicFile;
import org.qinqing.data.DataFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key of this computer in the data folder: made once, readable by its owner only, never written
 * again. Beside it stands what the issuer called itself last.
 */
final class KeyFile {
  private static final String FOLDER = "keys";
  private static final String KEY = "certificate-key.json";
  private static final String NAME = "certificate-issuer.txt";
  private static final String OWNER_ONLY = "rw-------";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final JsonMapper mapper = JsonMapper.builder().build();

  KeyFile(DataFolder data) {
    this.data = data;
  }

  /** The key; empty when none was made. */
  Optional<SigningKey> read() throws IOException {
    Path file = data.root().resolve(FOLDER).resolve(KEY);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(parsed(Files.readString(file)))
        : Optional.empty();
  }

  /** The key, made when there is none. */
  SigningKey readOrMake() throws IOException {
    Optional<SigningKey> there = read();
    if (there.isPresent()) {
      return there.get();
    }
    // One writer at a time, so that two windows do not make two keys.
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      there = read();
      return there.isPresent() ? there.get() : make();
    }
  }

  private SigningKey make() throws IOException {
    SigningKey made = SigningKey.fresh();
    ObjectNode content = mapper.createObjectNode();
    content.put("version", 1);
    content.put("private", Base64.getEncoder().encodeToString(made.secret().getEncoded()));
    content.put("public", made.identity().x());
    byte[] bytes = mapper.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    Path folder = data.folder(FOLDER);
    Path part = folder.resolve(KEY + ".new");
    // What a killed program left there is no key yet.
    Files.deleteIfExists(part);
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(folder))) {
      restrict(part);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(part, folder.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
    return made;
  }

  /** Rights that the file has from its first moment, where the system knows such. */
  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }

  /** The same with access lists (Windows), before anything is written. */
  private static void restrict(Path file) throws IOException {
    @Nullable AclFileAttributeView view =
        Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null) {
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(view.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }

  private SigningKey parsed(String text) throws IOException {
    try {
      JsonNode content = mapper.readTree(text);
      Optional<PublicIdentity> identity = PublicIdentity.of(content.path("public").asString(""));
      byte[] secret = Base64.getDecoder().decode(content.path("private").asString(""));
      if (content.path("version").asInt(0) == 1 && identity.isPresent()) {
        SigningKey key =
            new SigningKey(
                KeyFactory.getInstance(PublicIdentity.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(secret)),
                identity.get());
        if (key.sound()) {
          return key;
        }
      }
    } catch (JacksonException | IllegalArgumentException | GeneralSecurityException e) {
      // Said below; the text of the cause could hold a part of the key.
    }
    throw new IOException(Messages.text("key.damaged", FOLDER + "/" + KEY));
  }

  /** What the issuer called itself last; empty when it never did. */
  String name() {
    try {
      return Files.readString(data.root().resolve(FOLDER).resolve(NAME)).strip();
    } catch (IOException e) {
      // Only a suggestion for the next certificate.
      return "";
    }
  }

  void name(String name) throws IOException {
    AtomicFile.write(data.folder(FOLDER).resolve(NAME), name.getBytes(StandardCharsets.UTF_8));
  }
}
