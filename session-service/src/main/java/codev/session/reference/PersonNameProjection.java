package codev.session.reference;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.session.domain.reference.KnownPersonEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link PersonName}, one document for each person, by user name. */
@Configuration
class PersonNameProjection implements Projection<KnownPersonEvent, PersonName> {
  @Bean
  View<PersonName> personNameView(Views views) {
    return views.project(this);
  }

  @Bean
  DisplayNameSource displayNames(View<PersonName> people) {
    return new DisplayNameLookup(people);
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
  public Class<KnownPersonEvent> folds() {
    return KnownPersonEvent.class;
  }

  @Override
  public Class<PersonName> shape() {
    return PersonName.class;
  }

  @Override
  public Stream<String> touches(KnownPersonEvent event) {
    return Stream.of(event.person().toString());
  }

  @Override
  public PersonName fold(
      String id, @Nullable PersonName before, RecordedEvent<KnownPersonEvent> recorded) {
    return PersonName.after(before, recorded.event());
  }
}
