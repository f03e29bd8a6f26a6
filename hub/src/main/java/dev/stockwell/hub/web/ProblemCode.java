package dev.stockwell.hub.web;

import java.util.Locale;

/** Every way in which a call can be answered with no. The code never changes; each leads to its explanation. */
public enum ProblemCode {
    INVALID_REQUEST(
            400, "The request could not be understood", "Correct the fields that errors names and send it again."),
    KEY_MISSING(401, "A key is needed", "Send Authorization: Bearer and a key; ./stockwell key makes one."),
    NOT_ALLOWED(403, "Your role may not do that", "Use a key, or ask an owner for the role, that the detail names."),
    FORM_OUT_OF_DATE(403, "The form is out of date", "Open the page again, and send it once more."),
    NOT_FOUND(404, "There is no such resource", "Look at /api/v1/openapi.json for the calls that exist."),
    UNKNOWN_SKU(
            404,
            "The SKU is not known",
            "Create it with PUT /items/{sku} or PUT /bundles/{sku}, then send this again."),
    UNKNOWN_LISTING(404, "The listing is not known", "Map it with PUT /channels/{code}/listings/{externalId}."),
    UNKNOWN_LOCATION(404, "The location is not known", "Create it with PUT /locations/{code}."),
    UNKNOWN_POOL(404, "The pool is not known", "Create it with PUT /pools/{code}."),
    UNKNOWN_CHANNEL(404, "The channel is not known", "Create it with PUT /channels/{code}."),
    UNKNOWN_RESERVATION(404, "The reservation is not known", "Make one with POST /reservations."),
    UNKNOWN_SALE(404, "The sale is not known", "Send the sale first; only a recorded sale can be voided."),
    UNKNOWN_ORDER(404, "The order is not known", "Send it with PUT /channels/{code}/orders/{externalId}."),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method", "Look at the Allow header."),
    NOT_ACCEPTABLE(406, "The answer cannot be given in this form", "Accept application/json."),
    INSUFFICIENT_STOCK(409, "There is not enough stock", "Ask for what shortages says is available, or for less."),
    STALE_EXPECTATION(409, "The number is not what you expected", "Read the current value, decide again, send that."),
    ALREADY_CONFIRMED(409, "The reservation belongs to its order already", "Cancel the order instead."),
    ALREADY_RELEASED(409, "The reservation was released", "Make a new one."),
    NOT_A_RESERVATION(409, "The id names an order, not a reservation", "Use the order's own resource."),
    STOCK_IS_CLAIMED(409, "Holds or orders have some of it", "Wait until they are shipped, released or cancelled."),
    IDEMPOTENCY_KEY_IN_PROGRESS(409, "The same job is still running", "Ask for its result in a moment."),
    CHANGES_FORGOTTEN(
            410,
            "Changes after this cursor are no longer kept",
            "Read everything that you follow again, then go on from the cursor in next."),
    PRECONDITION_FAILED(412, "Somebody has changed it meanwhile", "Read it again and send the new ETag in If-Match."),
    TOO_LARGE(413, "The request is too large", "Split it into smaller ones."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a kind that is not understood here", "Send application/json in UTF-8."),
    NOT_AUTHORITY(422, "Somebody else keeps the count there", "Send it to the location's authority."),
    INVALID_GTIN(422, "The GTIN's check digit is wrong", "Compare it with the package."),
    GTIN_TAKEN(422, "The GTIN belongs to another SKU", "Take it away there first."),
    SKU_TAKEN(422, "The SKU names something else already", "Choose another one, or merge the two items."),
    NOT_AN_ITEM(422, "Only items and their packs are stocked", "Name the bundle's components instead."),
    NOT_STOCKED(422, "The item is not stocked", "It is recorded, never counted; leave it out here."),
    LOCATION_NOT_SERVED(422, "The channel does not draw on this location", "Add it to the channel's locations."),
    INVALID_RULE(422, "The rule makes no sense", "Read docs/reference/availability.md."),
    SAME_PLACE(422, "From and to are the same", "Name two different ones."),
    OLDER_OBSERVATION(422, "A newer observation is recorded", "Nothing needs to be done."),
    NOTHING_COMMITTED(422, "The line has nothing committed there", "Read the order and its sources again."),
    OUT_OF_BOUNDS(422, "The result would be out of bounds", "Check the quantity; a level holds at most 9*10^15."),
    NOT_READY(422, "A step has to wait for another", "Do what missing names, then send this again."),
    IDEMPOTENCY_KEY_REUSED(422, "The id was used for another request", "Use a new id for a new request."),
    COMMAND_FAILED(500, "The command failed alone and changed nothing", "The hub's log has the cause under this time."),
    INTERNAL(
            500,
            "Something is broken here",
            "The hub's log has the cause under this time. It is safe to send it again."),
    BUSY(503, "The hub is busy", "Send the same again after Retry-After seconds."),
    OUTCOME_UNKNOWN(503, "The database could not be asked", "Ask again with the same id: it tells what became of it."),
    STARTING(503, "The hub is starting", "Ask /api/v1/ready until it answers 200.");

    private final int status;
    private final String title;
    private final String nextStep;

    ProblemCode(int status, String title, String nextStep) {
        this.status = status;
        this.title = title;
        this.nextStep = nextStep;
    }

    /** The name in a body: insufficient-stock. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the call may still take effect or has done so: it is to be sent again under the same id. */
    public boolean leavesOpen() {
        return this == BUSY || this == OUTCOME_UNKNOWN;
    }

    /** What is wrong, in general. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }
}
