package codev.group.approvals;

import codev.group.authority.ApprovalQueries;
import codev.group.authority.ApprovalView;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalAction.OfGroup;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalAction.RetentionChange;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.authority.ProgrammeAuthorities;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the approvals that a page shows. */
@Component
record ApprovalPageQueries(
    ApprovalQueries approvals,
    ProgrammeQueries programmes,
    TextEncryption encryption,
    ZoneId zone) {
  /** The latest first. */
  List<ApprovalRow> of(ProgrammeAuthorities authority, Instant now) {
    var names =
        programmes.programmes(authority.user()).stream()
            .collect(Collectors.toMap(one -> one.id().toString(), one -> one.settings().name()));
    return approvals.visibleTo(authority).stream()
        .sorted(Comparator.comparing(ApprovalView::at).reversed())
        .map(approval -> row(approval, names, now))
        .toList();
  }

  /** Whether it waits for this user's decision. */
  boolean mayDecide(ApprovalRow row, ProgrammeAuthorities authority, Instant now) {
    return approvals.mayDecide(row.approval(), authority, now);
  }

  private static @Nullable ProgrammeId programmeOf(ApprovalAction action) {
    return switch (action) {
      case OfGroup a -> a.programme();
      case RetentionChange a -> a.programme();
      case PersonErasure _ -> null;
    };
  }

  private ApprovalRow row(ApprovalView approval, Map<String, String> programmeNames, Instant now) {
    var programme = programmeOf(approval.action());
    var decision = approval.decision();
    return new ApprovalRow(
        approval,
        approval.state(now),
        programme == null ? null : programmeNames.get(programme.toString()),
        LocalDate.ofInstant(approval.at(), zone),
        LocalDate.ofInstant(approval.until().minusMillis(1), zone),
        encryption.decryptOrNull(approval.reason()),
        decision == null ? null : encryption.decryptOrNull(decision.reason()));
  }
}
