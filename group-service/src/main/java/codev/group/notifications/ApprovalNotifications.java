package codev.group.notifications;

import codev.group.authority.ApprovalQueries;
import codev.group.authority.ApprovalView;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.person.Username;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** E-mails to those who may decide a request for approval, and to who asked once it is decided. */
@Component
record ApprovalNotifications(
    ApprovalQueries approvals, EmailRecipientQueries recipients, EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.approval.";

  @Override
  public Stream<Email> due(Instant moment) {
    return approvals.all().stream().flatMap(approval -> due(approval, moment));
  }

  private Stream<Email> due(ApprovalView approval, Instant moment) {
    return switch (approval.state(moment)) {
      case REQUESTED ->
          settings.isFresh(approval.at(), moment)
              ? emails(approval, "asked", approvals.deciders(approval, moment))
              : Stream.empty();
      case GRANTED, REFUSED ->
          outcome(approval).stream()
              .filter(outcome -> settings.isFresh(outcome.at(), moment))
              .flatMap(outcome -> emails(approval, outcome.kind(), Set.of(approval.asker())));
      case EXPIRED ->
          settings.isFresh(approval.until(), moment)
              ? emails(approval, "expired", Set.of(approval.asker()))
              : Stream.empty();
      case WITHDRAWN -> Stream.empty();
    };
  }

  /**
   * What who asked is told.
   *
   * @param at since when it is known
   */
  record Outcome(String kind, Instant at) {}

  /**
   * A granted one is announced once it is known whether it could be carried out, which may be long
   * after the decision: an erasure waits.
   */
  static Optional<Outcome> outcome(ApprovalView approval) {
    var decision = Objects.requireNonNull(approval.decision());
    if (approval.recorded() == ApprovalView.State.REFUSED)
      return Optional.of(new Outcome("refused", decision.at()));
    var completion = approval.completion();
    if (completion == null) return Optional.empty();
    var kind = completion.failure() == null ? "granted" : "failed";
    return Optional.of(new Outcome(kind, completion.at()));
  }

  private String subject(ApprovalAction action) {
    return action instanceof PersonErasure erasure
        ? recipients.displayName(erasure.person())
        : action.subject();
  }

  private Stream<Email> emails(ApprovalView approval, String kind, Collection<Username> people) {
    var action = approval.action();
    var asker = recipients.displayName(approval.asker());
    return recipients.of(people).stream()
        .map(
            reader ->
                new Email(
                    EmailId.of(reader, "approval-" + kind, approval.id()),
                    reader,
                    TranslatableText.of(KEY + kind + ".subject", asker),
                    List.of(
                        TranslatableText.of(KEY + kind + ".opening", asker),
                        TranslatableText.of(
                            KEY + "action." + action.kind(), asker, subject(action)),
                        TranslatableText.of(KEY + kind + ".next", approval.until())),
                    "/approvals",
                    List.of()));
  }
}
