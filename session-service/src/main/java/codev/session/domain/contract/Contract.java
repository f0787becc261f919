package codev.session.domain.contract;

import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contract's current version, with those who accepted it and the reservations of those who did
 * not (yet).
 *
 * @param version 1 for the first; each redefinition is a new version that must be accepted anew
 * @param before the terms of the version that this one replaced; null for the first
 * @param spoken those of the acceptances that were given aloud and that the facilitator recorded
 */
public record Contract(
    int version,
    Terms terms,
    @Nullable Terms before,
    List<Username> acceptances,
    List<Username> spoken,
    List<Reservation> reservations) {
  public Contract {
    acceptances = List.copyOf(acceptances);
    spoken = List.copyOf(spoken);
    reservations = List.copyOf(reservations);
  }

  /** Why a consultant does not accept, in their words. */
  public record Reservation(Username by, EncryptedText text) {}

  /** Another version, which nobody has accepted yet. */
  public static Contract replacing(@Nullable Contract replaced, int version, Terms terms) {
    var before = replaced == null ? null : replaced.terms();
    return new Contract(version, terms, before, List.of(), List.of(), List.of());
  }

  /** Those of these consultants who have not accepted the current version. */
  public List<Username> notAcceptedBy(List<Username> consultants) {
    return consultants.stream().filter(c -> !acceptances.contains(c)).toList();
  }

  public Contract acceptedBy(Username consultant) {
    return new Contract(
        version,
        terms,
        before,
        Stream.concat(acceptances.stream(), Stream.of(consultant)).toList(),
        except(spoken, consultant),
        without(consultant));
  }

  /** The facilitator recorded what the consultant has just answered. */
  public Contract recordedFor(Username consultant) {
    if (!acceptances.contains(consultant)) return this;
    var recorded = Stream.concat(except(spoken, consultant).stream(), Stream.of(consultant));
    return new Contract(version, terms, before, acceptances, recorded.toList(), reservations);
  }

  public Contract reservedBy(Username consultant, EncryptedText text) {
    return new Contract(
        version,
        terms,
        before,
        except(acceptances, consultant),
        except(spoken, consultant),
        Stream.concat(without(consultant).stream(), Stream.of(new Reservation(consultant, text)))
            .toList());
  }

  private static List<Username> except(List<Username> people, Username consultant) {
    return people.stream().filter(person -> !person.equals(consultant)).toList();
  }

  private List<Reservation> without(Username consultant) {
    return reservations.stream().filter(r -> !r.by().equals(consultant)).toList();
  }
}
