package codev.infra.localplatform.mail;

import codev.infra.localplatform.process.HealthProbe;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.Readiness;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An SMTP server that accepts every e-mail of the local platform and shows it on a page. Keeps the
 * latest in memory only: they are lost when it ends.
 */
public final class MailCatcher implements AutoCloseable {
  static final int HEAP_MEGABYTES = 24;

  private static final int KEPT = 500;
  private static final int KEPT_CHARACTERS = 3_000_000;

  /** Until a request has come, headers and body, and until its answer has gone, in seconds. */
  private static final Map<String, Integer> LIMITS =
      Map.of("sun.net.httpserver.maxReqTime", 10, "sun.net.httpserver.maxRspTime", 60);

  /** Stands for every recipient: the e-mail is on the page already. */
  private static final GreenMailUser NOBODY =
      (GreenMailUser)
          Proxy.newProxyInstance(
              MailCatcher.class.getClassLoader(),
              new Class<?>[] {GreenMailUser.class},
              (_, _, _) -> null);

  private final Deque<Mail> mails = new ArrayDeque<>();
  private int characters;
  private final Clock clock;
  private final GreenMail smtp;
  private final HttpServer page;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

  MailCatcher(int smtpPort, int pagePort, Clock clock) throws IOException {
    this.clock = clock;
    smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    smtp.getUserManager().setMessageDeliveryHandler(this::catchMail);
    smtp.start();
    page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), pagePort), 0);
    page.createContext("/", this::show);
    // otherwise each request waits until the one before it has come and is answered
    page.setExecutor(readers);
    page.start();
  }

  /** Is ready when both the mail server and the page answer. */
  public static ProcessSpecification program(int smtpPort, int pagePort, JavaCommand java) {
    Readiness listens = () -> HealthProbe.listens(smtpPort) && HealthProbe.listens(pagePort);
    return new ProcessSpecification(
        "mail",
        pagePort,
        Set.of(),
        java.runningMain(
            MailCatcher.class, HEAP_MEGABYTES, String.valueOf(smtpPort), String.valueOf(pagePort)),
        Map.of(),
        () -> {},
        listens,
        new ProcessSpecification.Health(listens, listens),
        1,
        "TERM");
  }

  /** The child process: the mail server's port and the page's. */
  @SuppressWarnings("resource") // it processes as long as the process
  public static void main(String[] arguments) throws IOException {
    // read once, with the first server of this process
    LIMITS.forEach((name, seconds) -> System.setProperty(name, String.valueOf(seconds)));
    new MailCatcher(
        Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Clock.systemUTC());
  }

  int smtpPort() {
    return smtp.getSmtp().getPort();
  }

  int pagePort() {
    return page.getAddress().getPort();
  }

  private GreenMailUser catchMail(MovingMessage message, MailAddress to) throws MessagingException {
    try {
      keep(Mail.of(message.getMessage(), to.getEmail(), clock.instant()));
      return NOBODY;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void keep(Mail mail) {
    mails.addFirst(mail);
    characters += mail.characters();
    while (mails.size() > KEPT || characters > KEPT_CHARACTERS)
      characters -= mails.removeLast().characters();
  }

  private synchronized List<Mail> to(String address) {
    return mails.stream().filter(mail -> mail.isTo(address)).toList();
  }

  private void show(HttpExchange exchange) throws IOException {
    var recipient = recipientIn(exchange.getRequestURI().getRawQuery());
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    headers.set("Cache-Control", "no-store");
    try (exchange) {
      exchange.sendResponseHeaders(200, 0); // in chunks
      var page = new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8);
      MailPage.write(page, to(recipient), recipient);
      page.close();
    }
  }

  private static String recipientIn(@org.jspecify.annotations.Nullable String query) {
    if (query == null || !query.startsWith("to=")) return "";
    return URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    page.stop(0);
    readers.shutdownNow();
    smtp.stop();
  }
}
