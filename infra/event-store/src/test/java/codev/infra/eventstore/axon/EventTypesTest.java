package codev.infra.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names under which events are stored")
class EventTypesTest {
  private final EventTypes types = EventTypes.of("lamp", LampEvent.class);

  sealed interface LampEvent {
    record SwitchedOn() implements LampEvent {}

    record SwitchedOff() implements LampEvent {}
  }

  @Test
  @DisplayName("are made from those of their records")
  void are_made_from_records() {
    assertThat(types.nameOf(LampEvent.SwitchedOn.class)).isEqualTo("lamp.switched-on");
    assertThat(types.classOf("lamp.switched-on")).contains(LampEvent.SwitchedOn.class);
  }

  @Test
  @DisplayName("stay where a record is renamed, and the name that it would have is free")
  void stay_where_a_record_is_renamed() {
    var kept = types.keeping("lamp.lit", LampEvent.SwitchedOn.class);

    assertThat(kept.nameOf(LampEvent.SwitchedOn.class)).isEqualTo("lamp.lit");
    assertThat(kept.classOf("lamp.lit")).contains(LampEvent.SwitchedOn.class);
    assertThat(kept.classOf("lamp.switched-on")).isEmpty();
    assertThat(kept.nameOf(LampEvent.SwitchedOff.class)).isEqualTo("lamp.switched-off");
    assertThat(kept.all()).containsExactlyElementsOf(types.all());
  }

  @Test
  @DisplayName("name one event type each")
  void are_each_of_one_event() {
    assertThatThrownBy(() -> types.keeping("lamp.switched-off", LampEvent.SwitchedOn.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> types.keeping("lamp.lit", String.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
