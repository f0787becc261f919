package codev.session.domain;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The contract's current version, with those who accepted it and the reservations of those who did
 * not (yet).
 *
 * @param version 1 for the first; each redefinition is a new version that must be accepted anew
 */
public record Contract(
    int version,
    Terms terms,
    SequencedSet<Username> acceptances,
    Map<Username, Words> reservations) {

  static Contract first(Terms terms) {
    return new Contract(1, terms, new LinkedHashSet<>(), Map.of());
  }

  Contract redefined(Terms other) {
    return new Contract(version + 1, other, new LinkedHashSet<>(), Map.of());
  }

  Contract acceptedBy(Username consultant) {
    var accepted = new LinkedHashSet<>(acceptances);
    accepted.add(consultant);
    var reserved = new LinkedHashMap<>(reservations);
    reserved.remove(consultant);
    return new Contract(version, terms, accepted, reserved);
  }

  Contract reservedBy(Username consultant, Words reservation) {
    var accepted = new LinkedHashSet<>(acceptances);
    accepted.remove(consultant);
    var reserved = new LinkedHashMap<>(reservations);
    reserved.put(consultant, reservation);
    return new Contract(version, terms, accepted, reserved);
  }

  /** The contract after an event that concerns it; the same contract after any other. */
  public static @Nullable Contract after(@Nullable Contract before, SessionEvent event) {
    return switch (event) {
      case SessionEvent.ContractRedefined e ->
          before == null || e.version() == 1 ? first(e.terms()) : before.redefined(e.terms());
      case SessionEvent.ContractAccepted e when before != null -> before.acceptedBy(e.by());
      case SessionEvent.ContractReserved e when before != null ->
          before.reservedBy(e.by(), e.reservation());
      default -> before;
    };
  }
}
