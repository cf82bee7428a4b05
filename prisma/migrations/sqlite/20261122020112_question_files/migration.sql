-- AlterTable
ALTER TABLE "Question" ADD COLUMN "events" JSONB;
