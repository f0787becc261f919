package codev.infra.systemtest.faults.sequence;

import java.util.List;

/**
 * Which alarms faults may raise by themselves. That a log, an entry of it or a view was altered is
 * none of them: no fault alters anything.
 */
public final class ExpectedAlarms {
  private ExpectedAlarms() {}

  /**
   * @param kind as a service names it
   * @param performed the faults until now
   */
  public static boolean isExpected(String kind, String detail, List<Fault> performed) {
    return switch (kind) {
      case "checkpoint-not-kept" -> performed.stream().anyMatch(ExpectedAlarms::keepsFromSigning);
      case "message-refused" ->
          detail.contains("its publisher has no key ")
              && performed.stream().anyMatch(fault -> Fault.INSTANCES.contains(fault.target()));
      default -> false;
    };
  }

  /** Whether a service cannot write for a while: it signs twice in vain. */
  private static boolean keepsFromSigning(Fault fault) {
    return fault.target().equals(Fault.POSTGRES)
        || fault.target().equals(Fault.DISK)
        || (fault.kind() == Fault.Kind.PAUSE && Fault.INSTANCES.contains(fault.target()));
  }
}
