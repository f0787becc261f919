package codev.session.room;

import codev.session.room.section.EntryModel;
import codev.session.room.section.EntryRenderer;
import codev.session.room.section.SessionPageModel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Renders each contribution once for all viewers who are shown the same, while the open pages of a
 * session are redrawn together (ADR 101). What is kept is found by everything it was rendered from,
 * words included, so nobody is shown what their own model does not hold.
 */
@Component
final class SharedEntries implements EntryRenderer {
  private static final String TEMPLATE = "room/discussion";

  /** Words are in it decrypted: no longer than the keys with which they are. */
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private static final int MOST_CHARACTERS = 8_000_000;

  private final ISpringTemplateEngine engine;
  private final Cache<Shown, String> rendered =
      Caffeine.newBuilder()
          .expireAfterWrite(RETENTION)
          .scheduler(Scheduler.systemScheduler())
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Shown _, String html) -> html.length())
          .build();

  private record Shown(String fragment, EntryModel entry, Locale language) {}

  SharedEntries(ISpringTemplateEngine engine) {
    this.engine = engine;
  }

  @Override
  public String render(String fragment, EntryModel entry, Locale language) {
    return rendered.get(new Shown(fragment, entry, language), this::render);
  }

  /** Without the request: nothing in it is for one viewer alone. */
  private String render(Shown shown) {
    var variables =
        Map.<String, Object>of("room", page(shown.entry()), "c", shown.entry().contribution());
    return engine.process(
        new TemplateSpec(TEMPLATE, Set.of(shown.fragment()), TemplateMode.HTML, null),
        new Context(shown.language(), variables));
  }

  private static SessionPageModel page(EntryModel entry) {
    var reader = entry.reader();
    return new SessionPageModel(
        reader.session(),
        reader,
        List.of(),
        Instant.EPOCH,
        (_, _, _) -> {
          throw new IllegalStateException("a contribution is in no other");
        });
  }
}
