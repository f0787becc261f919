package codev.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventTypes;
import codev.session.SampleEvents;
import codev.session.domain.SessionEvent.PersonEvent;
import codev.session.domain.SessionEvent.PublishedEvent;
import codev.session.domain.SessionEvent.ReasonedEvent;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qu'un événement déclare de lui-même")
class SessionEventTest {
  private static final Set<Class<?>> ALL = EventTypes.of("session", SessionEvent.class).all();

  @Test
  @DisplayName("la personne qu'il nomme, hors son auteur, est celle qu'il concerne")
  void whom_it_names_it_concerns() throws ReflectiveOperationException {
    for (var sample : SampleEvents.all())
      if (sample instanceof SessionEvent event) {
        List<Object> concerned = event instanceof PersonEvent e ? List.of(e.person()) : List.of();
        assertThat(concerned).as("whom %s concerns", event).isEqualTo(named(event));
      }
  }

  private static List<Object> named(SessionEvent event) throws ReflectiveOperationException {
    var named = new ArrayList<Object>();
    for (var component : event.getClass().getRecordComponents())
      if (component.getType() == Username.class && !component.getName().equals("by"))
        named.add(Objects.requireNonNull(component.getAccessor().invoke(event)));
    return named;
  }

  @Test
  @DisplayName("s'il porte un motif, c'est une décision motivée")
  void with_a_reason_it_is_reasoned() {
    assertThat(declared(ReasonedEvent.class)).containsExactlyElementsOf(having("reason"));
  }

  @Test
  @DisplayName("s'il porte le groupe et le programme, il peut être publié")
  void with_group_and_programme_it_may_be_published() {
    assertThat(declared(PublishedEvent.class)).containsExactlyElementsOf(having("origin"));
  }

  private static List<Class<?>> declared(Class<? extends SessionEvent> family) {
    return ALL.stream().filter(family::isAssignableFrom).toList();
  }

  private static List<Class<?>> having(String component) {
    return ALL.stream()
        .filter(
            event ->
                Arrays.stream(event.getRecordComponents())
                    .anyMatch(one -> one.getName().equals(component)))
        .toList();
  }
}
