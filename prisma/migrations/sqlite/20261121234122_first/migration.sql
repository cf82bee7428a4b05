-- CreateTable
CREATE TABLE "Brand" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "zone" TEXT,
    "weeklyRest" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "works" BOOLEAN NOT NULL,
    "note" TEXT,
    CONSTRAINT "CalendarDay_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Room" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT,
    "brandId" INTEGER,
    "locale" TEXT,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Room_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "roomId" INTEGER NOT NULL,
    "externalId" TEXT,
    "tag" TEXT NOT NULL,
    CONSTRAINT "Thread_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "username" TEXT,
    "personId" INTEGER,
    CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Role" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "brandId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Role_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "brandId" INTEGER NOT NULL,
    "roomId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "decidedBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Registration_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Department" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "headId" INTEGER,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Department_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Department_headId_fkey" FOREIGN KEY ("headId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Liaison" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "departmentId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    CONSTRAINT "Liaison_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Liaison_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Customer_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Order" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Order_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Order_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'booked',
    "customerId" INTEGER NOT NULL,
    "orderId" INTEGER,
    "day" TEXT NOT NULL,
    "half" TEXT,
    "time" TEXT,
    "address" TEXT NOT NULL,
    "goods" TEXT NOT NULL DEFAULT '',
    "crew" TEXT,
    "crewPhone" TEXT,
    "crewId" INTEGER,
    "reason" TEXT,
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Visit_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Visit_crewId_fkey" FOREIGN KEY ("crewId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CodeCounter" (
    "brandId" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    PRIMARY KEY ("brandId", "prefix", "day")
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "visitId" INTEGER,
    "roomId" INTEGER NOT NULL,
    "threadId" INTEGER,
    "severity" TEXT NOT NULL DEFAULT 'ordinary',
    "state" TEXT NOT NULL DEFAULT 'registered',
    "round" INTEGER NOT NULL DEFAULT 1,
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "Complaint_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Complaint_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Problem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'routed',
    CONSTRAINT "Problem_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Problem_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "problemId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "gesture" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Acknowledgement_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Acknowledgement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER,
    "visitId" INTEGER,
    "personId" INTEGER,
    "what" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "TimelineEntry_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "TimelineEntry_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "TimelineEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "ringAt" DATETIME,
    "step" INTEGER NOT NULL DEFAULT 0,
    "stoppedAt" DATETIME,
    "breachedAt" DATETIME,
    "trace" JSONB NOT NULL,
    CONSTRAINT "Clock_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Clock_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "job" TEXT NOT NULL,
    "brandId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Run_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "receivedAt" DATETIME NOT NULL,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "roomId" INTEGER NOT NULL,
    "threadId" INTEGER,
    "opensThreadId" INTEGER,
    "lane" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "editsId" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "repeated" BOOLEAN NOT NULL DEFAULT false,
    "notBefore" DATETIME,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Post_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Post_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Post_editsId_fkey" FOREIGN KEY ("editsId") REFERENCES "Post" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Receipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "postId" INTEGER NOT NULL,
    "roomId" INTEGER NOT NULL,
    "messageId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Receipt_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Receipt_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Question" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "roomId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "command" TEXT NOT NULL,
    "given" JSONB NOT NULL,
    "asks" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Brand_name_key" ON "Brand"("name");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarDay_brandId_day_key" ON "CalendarDay"("brandId", "day");

-- CreateIndex
CREATE INDEX "Room_brandId_purpose_idx" ON "Room"("brandId", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "Room_platform_externalId_key" ON "Room"("platform", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Thread_roomId_externalId_key" ON "Thread"("roomId", "externalId");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE INDEX "Account_platform_username_idx" ON "Account"("platform", "username");

-- CreateIndex
CREATE INDEX "Account_platform_name_idx" ON "Account"("platform", "name");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_platform_externalId_key" ON "Account"("platform", "externalId");

-- CreateIndex
CREATE INDEX "Role_brandId_role_idx" ON "Role"("brandId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Role_personId_brandId_role_key" ON "Role"("personId", "brandId", "role");

-- CreateIndex
CREATE INDEX "Registration_brandId_state_idx" ON "Registration"("brandId", "state");

-- CreateIndex
CREATE INDEX "Registration_accountId_state_idx" ON "Registration"("accountId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Department_brandId_name_key" ON "Department"("brandId", "name");

-- CreateIndex
CREATE INDEX "Liaison_personId_idx" ON "Liaison"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Liaison_departmentId_place_key" ON "Liaison"("departmentId", "place");

-- CreateIndex
CREATE UNIQUE INDEX "Liaison_departmentId_personId_key" ON "Liaison"("departmentId", "personId");

-- CreateIndex
CREATE INDEX "Customer_brandId_name_idx" ON "Customer"("brandId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_brandId_phone_name_key" ON "Customer"("brandId", "phone", "name");

-- CreateIndex
CREATE INDEX "Order_customerId_idx" ON "Order"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_brandId_number_key" ON "Order"("brandId", "number");

-- CreateIndex
CREATE INDEX "Visit_brandId_day_state_idx" ON "Visit"("brandId", "day", "state");

-- CreateIndex
CREATE INDEX "Visit_customerId_idx" ON "Visit"("customerId");

-- CreateIndex
CREATE INDEX "Visit_crewId_state_idx" ON "Visit"("crewId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_brandId_code_key" ON "Visit"("brandId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_threadId_key" ON "Complaint"("threadId");

-- CreateIndex
CREATE INDEX "Complaint_brandId_state_idx" ON "Complaint"("brandId", "state");

-- CreateIndex
CREATE INDEX "Complaint_customerId_createdAt_idx" ON "Complaint"("customerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_brandId_code_key" ON "Complaint"("brandId", "code");

-- CreateIndex
CREATE INDEX "Problem_departmentId_state_idx" ON "Problem"("departmentId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_complaintId_number_key" ON "Problem"("complaintId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Acknowledgement_problemId_key" ON "Acknowledgement"("problemId");

-- CreateIndex
CREATE INDEX "Acknowledgement_personId_idx" ON "Acknowledgement"("personId");

-- CreateIndex
CREATE INDEX "TimelineEntry_complaintId_id_idx" ON "TimelineEntry"("complaintId", "id");

-- CreateIndex
CREATE INDEX "TimelineEntry_visitId_id_idx" ON "TimelineEntry"("visitId", "id");

-- CreateIndex
CREATE INDEX "Clock_ringAt_idx" ON "Clock"("ringAt");

-- CreateIndex
CREATE INDEX "Clock_complaintId_departmentId_kind_idx" ON "Clock"("complaintId", "departmentId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Run_job_brandId_day_key" ON "Run"("job", "brandId", "day");

-- CreateIndex
CREATE INDEX "Event_state_id_idx" ON "Event"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Event_platform_externalId_key" ON "Event"("platform", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_key_key" ON "Post"("key");

-- CreateIndex
CREATE INDEX "Post_state_lane_id_idx" ON "Post"("state", "lane", "id");

-- CreateIndex
CREATE INDEX "Post_editsId_state_idx" ON "Post"("editsId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_postId_key" ON "Receipt"("postId");

-- CreateIndex
CREATE INDEX "Receipt_roomId_messageId_idx" ON "Receipt"("roomId", "messageId");

-- CreateIndex
CREATE INDEX "Question_roomId_accountId_state_idx" ON "Question"("roomId", "accountId", "state");
