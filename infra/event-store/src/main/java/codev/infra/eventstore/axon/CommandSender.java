package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.tracing.TracedStep;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Sends a command to its aggregate and returns the position of its events in the log. */
public final class CommandSender {
  /** Enough for all people of a session to do the same thing in the same instant. */
  private static final int TRIES = 10;

  /** In which it is tried more often: on a busy machine others may be faster each time. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of two writers in conflict one soon waits longer than the other needs: up to 128 ms. */
  private static final int MOST_DOUBLINGS = 7;

  /** Of the state that a check may admit something on. */
  private static final Duration MOST_BEHIND = Duration.ofSeconds(2);

  private final CommandBus bus;
  private final EventLog log;
  private final Tracing tracing;
  private final CommandTargetResolver targets = AnnotationCommandTargetResolver.builder().build();
  private final Counter repeated;

  public CommandSender(CommandBus bus, EventLog log, MeterRegistry meters, Tracing tracing) {
    this.bus = bus;
    this.log = log;
    this.tracing = tracing;
    repeated =
        Counter.builder("codev.commands.repeated")
            .description(
                "Commands ignored because their aggregate had processed the message before")
            .baseUnit("commands")
            .register(meters);
  }

  /**
   * Handles the command on its aggregate's present state, again on fresh state after a conflict.
   * While a message is handled (see {@link MessageOrigin}), a command that its aggregate has
   * processed before is ignored and has no result.
   *
   * @return position of the last event that it appended; if it changed nothing, of its aggregate's
   *     last event
   * @throws RuntimeException the domain's refusal, as it was thrown
   * @throws AggregateStreamCreationException if it creates, through a constructor, what exists
   */
  public CommandResult send(Object command) {
    return send(command, CommandContext.NOTHING);
  }

  /**
   * As {@link #send(Object)}.
   *
   * @param beforeAppend what has to be done first when events are appended: not for a command that
   *     is refused or changes nothing; done again when it is handled again. What it throws is
   *     thrown, and nothing is appended. What it returns is done once they are appended
   */
  public CommandResult send(Object command, Supplier<Runnable> beforeAppend) {
    return tracing.lead(
        TracedStep.COMMAND,
        command.getClass().getSimpleName(),
        traceparent -> send(command, beforeAppend, traceparent));
  }

  private CommandResult send(
      Object command, Supplier<Runnable> beforeAppend, @Nullable String traceparent) {
    var message = GenericCommandMessage.asCommandMessage(command);
    var target = targets.resolveTarget(message).getIdentifier();
    var messageCommand =
        MessageScope.CURRENT.isBound() ? MessageScope.CURRENT.get().nextCommandId(target) : null;
    long begun = System.nanoTime();
    // where others append too, a cached state is likely not to be the present one
    for (int tries = log.isOnlyWriter() ? 0 : 1; ; tries++) {
      var present = CommandContext.of(target, messageCommand, beforeAppend, traceparent);
      var context = tries == 0 ? present.onCachedState() : present;
      try {
        var result =
            ScopedValue.where(CommandContext.CURRENT, context).call(() -> dispatch(message));
        if (context.usedPresentState()) {
          if (context.wasIgnored()) repeated.increment();
          context.afterwards().run();
          var last = context.lastPosition();
          return new CommandResult(last > 0 ? last : lastPositionOf(target), result);
        }
      } catch (RuntimeException failure) {
        if (hasFailedOnPresentState(context, failure) && !isToBeTriedAgain(failure, tries, begun))
          throw failure;
      }
      if (tries > 0) LockSupport.parkNanos(pause(tries).toNanos());
    }
  }

  /**
   * Has the aggregate refuse or not. It refuses on its present state only; what it admits may be up
   * to two seconds old, since the command that follows is decided on the present state.
   *
   * @param command that changes nothing
   * @throws RuntimeException the domain's refusal, as it was thrown
   */
  public void check(Object command) {
    var message = GenericCommandMessage.asCommandMessage(command);
    var target = targets.resolveTarget(message).getIdentifier();
    var context = CommandContext.ofCheck(target, MOST_BEHIND);
    try {
      ScopedValue.where(CommandContext.CURRENT, context).run(() -> dispatch(message));
    } catch (RuntimeException failure) {
      if (!context.usedCachedState()) throw failure;
      ScopedValue.where(
              CommandContext.CURRENT, CommandContext.of(target, null, CommandContext.NOTHING, null))
          .run(() -> dispatch(message));
    }
  }

  /**
   * A failure that may be due to an outdated state is not thrown where the log cannot be asked: a
   * refusal would be taken for the aggregate's answer. It is kept with the log's failure.
   */
  private static boolean hasFailedOnPresentState(CommandContext context, RuntimeException failure) {
    try {
      return context.usedPresentState();
    } catch (LogUnavailableException unavailable) {
      unavailable.addSuppressed(failure);
      throw unavailable;
    }
  }

  /** Up to twice as long each time. */
  private static Duration pause(int tries) {
    int mostMillis = 1 << Math.min(tries, MOST_DOUBLINGS);
    return Duration.ofMillis(ThreadLocalRandom.current().nextInt(mostMillis));
  }

  private @Nullable Object dispatch(CommandMessage<?> message) {
    var result = new AtomicReference<CommandResultMessage<?>>();
    bus.dispatch(message, (_, handled) -> result.set(handled));
    var handled = result.get();
    if (!handled.isExceptional()) return handled.getPayload();
    throw switch (handled.exceptionResult()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case Throwable e -> new UndeclaredThrowableException(e);
    };
  }

  /** What exists already is a conflict at each try; another append was faster at this one. */
  private static boolean isToBeTriedAgain(RuntimeException failure, int tries, long begun) {
    return switch (failure) {
      case ConcurrencyException _ ->
          tries < TRIES || System.nanoTime() - begun < PATIENCE.toNanos();
      case AggregateStreamCreationException _ -> tries < TRIES;
      default -> false;
    };
  }

  private long lastPositionOf(String target) {
    return log.lastPositionOf(target).orElseGet(() -> log.head().position());
  }
}
