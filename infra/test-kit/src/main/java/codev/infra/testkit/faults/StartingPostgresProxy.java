package codev.infra.testkit.faults;

import codev.infra.testkit.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server that is still recovering: it refuses a given number of connections with
 * SQLSTATE 57P03, "the database system is starting up", and passes all later ones to the real
 * server of the tests.
 */
public final class StartingPostgresProxy implements AutoCloseable {
  /** The request code of PostgreSQL's protocol by which a client asks for TLS. */
  private static final int SSL_REQUEST = 80877103;

  private final ServerSocket listener;
  private final TestPostgres.Database database;
  private final AtomicInteger refusalsLeft;
  private final AtomicInteger refused = new AtomicInteger();

  /**
   * Starts to listen on a free port.
   *
   * @param refusals connections that are refused before the first one is let through
   */
  public StartingPostgresProxy(TestPostgres.Database database, int refusals) throws IOException {
    this.database = database;
    refusalsLeft = new AtomicInteger(refusals);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + "/" + database.name();
  }

  /** Connections refused so far. */
  public int refused() {
    return refused.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (refusalsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) refuse(client);
      else connectThrough(client);
    } catch (IOException e) {
      // the client has gone
    }
  }

  private void refuse(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = client.getOutputStream();
    while (request(in) == SSL_REQUEST) out.write('N');
    refused.incrementAndGet();
    out.write(refusal());
    out.flush();
  }

  /** Reads one message without a type byte, as connections begin with; gives its code. */
  private static int request(DataInputStream in) throws IOException {
    var length = in.readInt();
    var code = in.readInt();
    in.skipNBytes(length - 8L);
    return code;
  }

  private static byte[] refusal() throws IOException {
    var fields =
        "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
            .getBytes(StandardCharsets.US_ASCII);
    var message = new ByteArrayOutputStream();
    try (var data = new java.io.DataOutputStream(message)) {
      data.writeByte('E');
      data.writeInt(4 + fields.length);
      data.write(fields);
    }
    return message.toByteArray();
  }

  private void connectThrough(Socket client) throws IOException {
    try (var server = new Socket(InetAddress.getLoopbackAddress(), database.port())) {
      var answers = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      answers.interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // one of both has gone
    }
  }
}
