package org.qinqing.trust.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The real files, of which one operation fails. */
final class FaultyFiles extends FileSystem {
  /** How an operation fails. */
  enum Fault {
    /** It is refused; the next one works. */
    ONCE,
    /** Nothing can be written from then on, everything can be read and deleted. */
    DISK_FULL,
    /** The process ends where something would change: neither this nor any later one happens. */
    DEATH
  }

  /** The process has ended; nothing of ours may catch it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileSystem real = FileSystems.getDefault();
  private final Provider provider = new Provider();
  private Fault fault = Fault.ONCE;
  private int left = Integer.MAX_VALUE;
  private boolean struck;

  /** Path on these files. */
  Path of(Path path) {
    return new Faulty(path);
  }

  /** Makes the n-th operation from now on fail. */
  synchronized void strike(Fault how, int n) {
    fault = how;
    left = n;
    struck = false;
  }

  /** Whether an operation failed; none does any more. */
  synchronized boolean calm() {
    boolean was = struck;
    left = Integer.MAX_VALUE;
    struck = false;
    return was;
  }

  private enum Does {
    READ,
    WRITE,
    DELETE
  }

  private synchronized void operation(String what, Does does) throws IOException {
    if (struck && fault == Fault.DEATH) {
      throw new Death();
    }
    if (struck && fault == Fault.DISK_FULL && does == Does.WRITE) {
      throw new IOException("No space left on device: " + what);
    }
    boolean meant =
        switch (fault) {
          case ONCE -> true;
          case DISK_FULL -> does == Does.WRITE;
          case DEATH -> does != Does.READ;
        };
    if (left == Integer.MAX_VALUE || struck || !meant) {
      return;
    }
    if (--left == 0) {
      struck = true;
      if (fault == Fault.DEATH) {
        throw new Death();
      }
      throw new IOException(what);
    }
  }

  private static Path real(Path path) {
    return path instanceof Faulty faulty ? faulty.path : path;
  }

  private final class Faulty implements Path {
    private final Path path;

    Faulty(Path path) {
      this.path = path;
    }

    private Path wrapped(Path other) {
      return other == null ? null : new Faulty(other);
    }

    @Override
    public FileSystem getFileSystem() {
      return FaultyFiles.this;
    }

    @Override
    public boolean isAbsolute() {
      return path.isAbsolute();
    }

    @Override
    public Path getRoot() {
      return wrapped(path.getRoot());
    }

    @Override
    public Path getFileName() {
      return wrapped(path.getFileName());
    }

    @Override
    public Path getParent() {
      return wrapped(path.getParent());
    }

    @Override
    public int getNameCount() {
      return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
      return wrapped(path.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
      return wrapped(path.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
      return path.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
      return path.endsWith(real(other));
    }

    @Override
    public Path normalize() {
      return wrapped(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
      return wrapped(path.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
      return wrapped(path.relativize(real(other)));
    }

    @Override
    public URI toUri() {
      return path.toUri();
    }

    @Override
    public File toFile() {
      return path.toFile();
    }

    @Override
    public Path toAbsolutePath() {
      return wrapped(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
      return wrapped(path.toRealPath(options));
    }

    @Override
    public WatchKey register(
        WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
      return path.compareTo(real(other));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Faulty that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  private final class Provider extends FileSystemProvider {
    private final FileSystemProvider files = real.provider();

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return FaultyFiles.this;
    }

    @Override
    public Path getPath(URI uri) {
      return new Faulty(Path.of(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      operation("open " + path, options.size() > 1 ? Does.WRITE : Does.READ);
      return files.newByteChannel(real(path), options, attributes);
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      operation("open " + path, options.size() > 1 ? Does.WRITE : Does.READ);
      return new Channel(path, files.newFileChannel(real(path), options, attributes));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      operation("list " + folder, Does.READ);
      List<Path> found = new ArrayList<>();
      try (DirectoryStream<Path> stream =
          files.newDirectoryStream(real(folder), path -> filter.accept(new Faulty(path)))) {
        stream.forEach(path -> found.add(new Faulty(path)));
      }
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return found.iterator();
        }

        @Override
        public void close() {
          found.clear();
        }
      };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      operation("create " + folder, Does.WRITE);
      files.createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      operation("delete " + path, Does.DELETE);
      files.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
      operation("copy " + target, Does.WRITE);
      files.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      operation("move " + target, Does.WRITE);
      files.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
      return files.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      operation("ask " + path, Does.READ);
      files.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      operation("ask " + path, Does.READ);
      return files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
        throws IOException {
      operation("ask " + path, Does.READ);
      return files.readAttributes(real(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
        throws IOException {
      operation("set " + path, Does.WRITE);
      files.setAttribute(real(path), name, value, options);
    }
  }

  private final class Channel extends FileChannel {
    private final Path path;
    private final FileChannel channel;

    Channel(Path path, FileChannel channel) {
      this.path = path;
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return channel.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return channel.read(targets, offset, length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (source.remaining() > 1) {
        // A write that fails has often written something.
        ByteBuffer half = source.slice(source.position(), source.remaining() / 2);
        source.position(source.position() + channel.write(half));
      }
      operation("write " + path, Does.WRITE);
      return channel.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      operation("write " + path, Does.WRITE);
      return channel.write(sources, offset, length);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
      operation("force " + path, Does.WRITE);
      channel.force(metadata);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
        throws IOException {
      return channel.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
        throws IOException {
      return channel.transferFrom(source, position, count);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return channel.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      operation("write " + path, Does.WRITE);
      return channel.write(source, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      return channel.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      return channel.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return real.getRootDirectories();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return new Faulty(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
