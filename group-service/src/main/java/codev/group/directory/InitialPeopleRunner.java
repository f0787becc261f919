package codev.group.directory;

import codev.group.domain.command.PersonCommand.IntroducePerson;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.web.identity.UsernameSpelling;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Registers the people of the settings who have never been registered, before the service is ready.
 */
@Component
@EnableConfigurationProperties(DirectoryProperties.class)
record InitialPeopleRunner(
    DirectoryProperties settings, UsernameSpelling spelling, CommandSender commands, Clock clock)
    implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(InitialPeopleRunner.class);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  /**
   * Waits for the user names that are known, while they are read from the log for the first time.
   * The service does without these people where that fails; the next start tries again.
   */
  @Override
  public void run(ApplicationArguments arguments) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!areIntroduced(end)) LockSupport.parkNanos(POLL_INTERVAL.toNanos());
  }

  private boolean areIntroduced(long end) {
    try {
      settings.initialPeople().forEach(this::introduce);
    } catch (ViewUnavailableException e) {
      if (System.nanoTime() < end) return false;
      LOG.warn("The directory's initial people are not registered: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("The directory's initial people are not registered", e);
    }
    return true;
  }

  private void introduce(PersonRequest person) {
    commands.send(
        new IntroducePerson(
            person.person(spelling),
            person.profile(spelling),
            new Username(spelling.of(settings.initialPeopleBy())),
            clock.instant()));
  }
}
