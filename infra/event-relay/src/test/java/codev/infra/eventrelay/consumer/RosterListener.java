package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.consumer.roster.RosterCommand.NoteMembership;
import codev.infra.eventrelay.consumer.roster.RosterService;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.BreakableDataSource;
import codev.infra.testkit.faults.BreakableDataSource.BreakPoint;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The listener of one instance, which can be paused while it handles a message, as a process can.
 */
final class RosterListener implements MessageListener {
  static final String TOPIC = "codev.neighbours";

  /** Where the handling of a message is paused. */
  enum Pause {
    NOWHERE,
    BEFORE_THE_COMMAND,
    /** After the command was handled and the assignment of the partition was asked. */
    BEFORE_THE_APPEND
  }

  /** What the thread that handles messages has come to. */
  enum Signal {
    PAUSED,
    HAS_ENDED
  }

  /** What a message says. */
  record Change(String member, boolean joined) {}

  private final CommandSender commands;
  private final EventLog log;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Semaphore released = new Semaphore(0);
  private volatile Pause planned = Pause.NOWHERE;
  private volatile @Nullable Thread sending;
  private volatile Handling handling = new Handling("", true, _ -> {});

  /** A message that was handled to its end, and the head of the log by then. */
  record Handled(String subject, long n, long head) {}

  /**
   * What a model wants of it.
   *
   * @param prefix of the aggregates' ids
   * @param fenced whether aggregates know which message a command comes from
   */
  record Handling(String prefix, boolean fenced, Consumer<Handled> done) {}

  RosterListener(TestPostgres.Database database) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(TestPostgres.Database.USERNAME);
    pool.setPassword(TestPostgres.Database.PASSWORD);
    pool.setMaximumPoolSize(4);
    var instance = RosterService.start(BreakableDataSource.of(pool, this::pauseBeforeAppend));
    commands = RosterService.commands(instance);
    log = instance.getBean(EventLog.class);
  }

  void begin(Handling next) {
    handling = next;
    planned = Pause.NOWHERE;
  }

  CommandSender commands() {
    return commands;
  }

  EventLog log() {
    return log;
  }

  @Override
  public String name() {
    return "rosters";
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void handle(InboundMessage message) {
    pauseAt(Pause.BEFORE_THE_COMMAND);
    var change = message.as(Change.class);
    var command =
        new NoteMembership(
            handling.prefix() + message.subject(), change.member(), change.joined(), message.n());
    if (handling.fenced()) send(command);
    else CompletableFuture.runAsync(() -> send(command), Thread::startVirtualThread).join();
    handling.done().accept(new Handled(message.subject(), message.n(), log.head().position()));
  }

  private void send(NoteMembership command) {
    sending = Thread.currentThread();
    try {
      commands.send(command);
    } finally {
      sending = null;
    }
  }

  /** The next message that comes there is paused. */
  void pauseNextAt(Pause where) {
    planned = where;
  }

  BlockingQueue<Signal> signals() {
    return signals;
  }

  void release() {
    released.release();
  }

  private BreakPoint pauseBeforeAppend() {
    if (Thread.currentThread().equals(sending)) pauseAt(Pause.BEFORE_THE_APPEND);
    return BreakPoint.NEVER;
  }

  private void pauseAt(Pause where) {
    if (planned != where) return;
    planned = Pause.NOWHERE;
    signals.add(Signal.PAUSED);
    released.acquireUninterruptibly();
  }
}
