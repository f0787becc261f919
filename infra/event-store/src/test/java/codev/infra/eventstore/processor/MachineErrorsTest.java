package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An error of the machine")
class MachineErrorsTest {
  @Test
  @DisplayName("is one of the virtual machine, unless it was the depth of calls")
  void is_of_the_virtual_machine() {
    assertThat(MachineErrors.isOfMachine(new InternalError())).isTrue();
    assertThat(MachineErrors.isOfMachine(new OutOfMemoryError())).isTrue();
    assertThat(MachineErrors.isOfMachine(new StackOverflowError())).isFalse();
    assertThat(MachineErrors.isOfMachine(new NoClassDefFoundError())).isFalse();
    assertThat(MachineErrors.isOfMachine(new AssertionError())).isFalse();
    assertThat(MachineErrors.isOfMachine(new IllegalStateException())).isFalse();
  }

  @Test
  @DisplayName("ends a thread, unless memory that the heap does not hold may be free again")
  void ends_a_thread() {
    assertThat(MachineErrors.endsThread(new InternalError())).isTrue();
    assertThat(MachineErrors.endsThread(new UnknownError())).isTrue();
    assertThat(MachineErrors.endsThread(new OutOfMemoryError("unable to create native thread")))
        .isFalse();
    assertThat(MachineErrors.endsThread(new StackOverflowError())).isFalse();
    assertThat(MachineErrors.endsThread(new LinkageError())).isFalse();
  }
}
