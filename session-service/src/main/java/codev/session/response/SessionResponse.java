package codev.session.response;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A session as one person may see it: one flat JSON object, composed of one record for each
 * concern. Texts are decrypted for those who take part, and absent for an auditor and a programme
 * manager. Where the text of an entry is null for a participant, its author has had it erased.
 */
public record SessionResponse(
    @JsonUnwrapped SessionDetailsResponse header,
    @JsonUnwrapped ProgressResponse progress,
    @JsonUnwrapped PeopleResponse people,
    @JsonUnwrapped PreparationResponse preparation,
    @JsonUnwrapped DiscussionResponse discussion,
    @JsonUnwrapped ResultsResponse results,
    @JsonUnwrapped TakeawaysResponse takeaways,
    @JsonUnwrapped PermissionsResponse permissions) {}
