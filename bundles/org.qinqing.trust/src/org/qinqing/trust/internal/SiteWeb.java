package org.qinqing.trust.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A site on a static web server. The plain connection of the library is used and not its newer
 * client, because that has no limit for the time between two pieces of an answer: a server that
 * falls silent in the middle would hold the reader for ever.
 */
final class SiteWeb implements SiteSource {
  private static final int MOST_REDIRECTS = 3;

  private final String site;
  private final URI base;
  private final Patience patience;

  /**
   * How long to wait.
   *
   * @param connect for a connection
   * @param silence between two pieces of an answer
   * @param whole for one file, however steadily it trickles
   */
  record Patience(Duration connect, Duration silence, Duration whole) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(15));
  }

  SiteWeb(String site, URI base) {
    this(site, base, Patience.USUAL);
  }

  SiteWeb(String site, URI base, Patience patience) {
    this.site = site;
    this.base = base;
    this.patience = patience;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException, Refusal {
    long end = System.nanoTime() + patience.whole().toNanos();
    URI address = base.resolve(encoded(name));
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpURLConnection connection = connect(address);
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        return Optional.of(new Bounded(connection, end));
      }
      String to = Optional.ofNullable(connection.getHeaderField("Location")).orElse("");
      connection.disconnect();
      if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
        return Optional.empty();
      }
      if (status / 100 != 3 || to.isEmpty()) {
        throw new Refusal(Code.SITE_UNREACHABLE.about(site, site, "HTTP " + status));
      }
      address = redirected(address, to);
    }
    throw new Refusal(Code.SITE_REDIRECTED.about(site, name));
  }

  private HttpURLConnection connect(URI address) throws IOException, Refusal {
    if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new Refusal(Code.SITE_REDIRECTED.about(site, address));
    }
    connection.setConnectTimeout(millis(patience.connect()));
    connection.setReadTimeout(millis(patience.silence()));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    // Neither what this computer is nor which Java it runs is anybody's business.
    connection.setRequestProperty("User-Agent", "qinqing");
    connection.setRequestProperty("Accept-Encoding", "identity");
    return connection;
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }

  /** Only within the same server: whom to ask is decided by whoever named the site. */
  private URI redirected(URI from, String to) throws Refusal {
    try {
      URI target = from.resolve(new URI(to));
      if (from.getScheme().equals(target.getScheme())
          && from.getRawAuthority().equalsIgnoreCase(target.getRawAuthority())) {
        return target;
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Told below: it leads nowhere.
    }
    throw new Refusal(Code.SITE_REDIRECTED.about(site, SiteIndex.Entry.fit(to)));
  }

  private static String encoded(String name) {
    return "./" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    // Each file is a question of its own.
  }

  /** Ends when the time for the whole is over; the time between two pieces is the library's. */
  private static final class Bounded extends FilterInputStream {
    private final HttpURLConnection connection;
    private final long end;
    private boolean read;

    Bounded(HttpURLConnection connection, long end) throws IOException {
      super(connection.getInputStream());
      this.connection = connection;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      inTime();
      return seen(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      inTime();
      return seen(super.read(bytes, from, length));
    }

    private int seen(int came) {
      read = read || came < 0;
      return came;
    }

    private void inTime() throws IOException {
      if (System.nanoTime() - end > 0) {
        throw new SocketTimeoutException();
      }
    }

    @Override
    public void close() throws IOException {
      if (!read) {
        connection.disconnect(); // what is left of it may never come
      }
      super.close();
    }
  }
}
