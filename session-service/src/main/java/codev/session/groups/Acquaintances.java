package codev.session.groups;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.infra.views.View;
import codev.infra.views.Views;
import codev.session.domain.PersonEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps {@link Acquaintance}, one document a person, by user name. */
@Configuration
class Acquaintances implements Projection<PersonEvent, Acquaintance> {
  @Bean
  View<Acquaintance> acquaintanceView(Views views) {
    return views.project(this);
  }

  @Bean
  Naming naming(View<Acquaintance> people) {
    return new KnownNames(people);
  }

  @Override
  public String view() {
    return "acquaintance";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Class<PersonEvent> folds() {
    return PersonEvent.class;
  }

  @Override
  public Class<Acquaintance> shape() {
    return Acquaintance.class;
  }

  @Override
  public Stream<String> touches(PersonEvent event) {
    return Stream.of(event.person().toString());
  }

  @Override
  public Acquaintance fold(
      String id, @Nullable Acquaintance before, Recorded<PersonEvent> recorded) {
    return Acquaintance.after(before, recorded.event());
  }
}
