package codev.infra.testkit.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy between a client and a server of this machine that can be made a bad network: slow,
 * cut, or silent. A connection that has lost bytes stays silent for good, as one that a NAT has
 * forgotten.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicLong swallowed = new AtomicLong();
  private volatile Mode mode = Mode.PASS;
  private volatile Duration delay = Duration.ZERO;
  private volatile long bytesPerSecond = Long.MAX_VALUE;

  private enum Mode {
    PASS,
    BLACKHOLE,
    REFUSE
  }

  /** Listens on a free port of the loopback address and connects to a port of the same. */
  public TcpProxy(int serverPort) throws IOException {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where clients connect. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Connections accepted so far. */
  public int accepted() {
    return accepted.get();
  }

  /** Bytes read from either side and never delivered. */
  public long swallowed() {
    return swallowed.get();
  }

  /** Passes everything at full speed again, on new connections and those that have lost nothing. */
  public void pass() {
    mode = Mode.PASS;
    delay = Duration.ZERO;
    bytesPerSecond = Long.MAX_VALUE;
  }

  /** Holds whatever is received back for a while, in either direction. */
  public void delay(Duration each) {
    delay = each;
  }

  /** Limits the bytes of each direction of a connection. */
  public void throttle(long limitPerSecond) {
    bytesPerSecond = limitPerSecond;
  }

  /** Resets all open connections (RST); new ones pass. */
  public void cut() {
    open.forEach(ProxiedConnection::reset);
  }

  /** Resets all open connections and every new one until {@link #pass()}. */
  public void refuse() {
    mode = Mode.REFUSE;
    cut();
  }

  /**
   * Open connections become silent for good: nothing is delivered, nothing closed; new ones pass.
   */
  public void silence() {
    open.forEach(link -> link.silent = true);
  }

  /** All connections are silent, new ones too until {@link #pass()}, the others for good. */
  public void blackhole() {
    mode = Mode.BLACKHOLE;
    silence();
  }

  /** Resets the connections that are silent, as servers do once they miss a sign of life. */
  public void resetSilent() {
    open.stream().filter(link -> link.silent).forEach(ProxiedConnection::reset);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(ProxiedConnection::reset);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        accepted.incrementAndGet();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        if (listener.isClosed()) return;
      }
    }
  }

  private void connect(Socket client) {
    var upstream = new Socket();
    var link = new ProxiedConnection(client, upstream);
    open.add(link);
    try {
      switch (mode) {
        case REFUSE -> link.reset();
        case BLACKHOLE -> {
          link.silent = true;
          link.pump(client, upstream);
        }
        case PASS -> {
          client.setTcpNoDelay(true);
          upstream.setTcpNoDelay(true);
          upstream.connect(server);
          Thread.ofVirtual().start(() -> link.pump(upstream, client));
          link.pump(client, upstream);
        }
      }
    } catch (IOException e) {
      link.reset();
    }
  }

  /** One client's connection and the one to the server that belongs to it. */
  private final class ProxiedConnection {
    private final Socket client;
    private final Socket upstream;
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean silent;

    ProxiedConnection(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void pump(Socket from, Socket to) {
      try {
        var in = from.getInputStream();
        var buffer = new byte[BUFFER];
        int length;
        while ((length = in.read(buffer)) >= 0) deliver(buffer, length, to);
        if (silent) return; // the end of a stream is not delivered either
        to.shutdownOutput();
        if (ended.incrementAndGet() == 2) reset();
      } catch (IOException e) {
        if (!silent) reset();
      }
    }

    private void deliver(byte[] buffer, int length, Socket to) throws IOException {
      var pause = delay.toNanos() + transferNanos(length);
      if (pause > 0) LockSupport.parkNanos(pause);
      if (silent) swallowed.addAndGet(length);
      else to.getOutputStream().write(buffer, 0, length);
    }

    private long transferNanos(int length) {
      var limit = bytesPerSecond;
      return limit == Long.MAX_VALUE ? 0 : length * 1_000_000_000L / limit;
    }

    /** Closes both sides at once; what was under way is lost and the peers notice it. */
    void reset() {
      open.remove(this);
      for (var socket : new Socket[] {client, upstream})
        try (socket) {
          if (!socket.isClosed()) socket.setSoLinger(true, 0);
        } catch (IOException e) {
          // closed meanwhile
        }
    }
  }
}
