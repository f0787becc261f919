package codev.group.group;

import codev.group.domain.event.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a group's people since it was formed, as shown.
 *
 * @param person whom it is about
 * @param session the only one that it concerns, if it is not for good
 * @param why in the read model encrypted; in an answer decrypted, and absent for a viewer who may
 *     not read it
 * @param warnings what the method advised against in it
 */
public record MembershipChangeView(
    Kind kind,
    Username person,
    @Nullable SessionId session,
    @Nullable String why,
    List<MethodWarning> warnings,
    Username by,
    Instant at) {

  /** What became of them. */
  public enum Kind {
    JOINED,
    LEFT,
    FACILITATES
  }

  static Optional<MembershipChangeView> of(GroupEvent event) {
    return switch (event) {
      case MemberJoined e ->
          Optional.of(
              new MembershipChangeView(
                  Kind.JOINED, e.member(), null, sealed(e.reason()), List.of(), e.by(), e.at()));
      case MemberLeft e ->
          Optional.of(
              new MembershipChangeView(
                  Kind.LEFT, e.member(), null, sealed(e.reason()), e.warnings(), e.by(), e.at()));
      case FacilitatorReplaced e ->
          Optional.of(
              new MembershipChangeView(
                  Kind.FACILITATES,
                  e.facilitator(),
                  e.session(),
                  sealed(e.reason()),
                  e.warnings(),
                  e.by(),
                  e.at()));
      case GroupFormed _, MembersReviewed _, CharterEvent _, TurnDecisionEvent _ ->
          Optional.empty();
      case GroupSessionEvent _ -> Optional.empty();
    };
  }

  MembershipChangeView withReason(UnaryOperator<@Nullable String> decryption) {
    return new MembershipChangeView(kind, person, session, decryption.apply(why), warnings, by, at);
  }

  private static @Nullable String sealed(@Nullable EncryptedText words) {
    return words == null ? null : words.sealed();
  }
}
